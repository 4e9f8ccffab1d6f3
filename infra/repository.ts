/** The Git repository that Argo CD reads `generated/` from, and the branch that it follows. */
export const repository = {
  url: "https://git.example.com/gitops.git",
  branch: "main",
};

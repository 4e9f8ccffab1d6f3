/** The AWS account that every cluster stands in, and whose registry has the images. */
export const account = "008099619893";

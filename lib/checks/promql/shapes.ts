import { remembered } from "../remembered.ts";
import { readShape, type Shape, unread } from "./shape.ts";
import { withoutVariables } from "./variables.ts";

/** A longer query is no work of people, and takes long to parse: nothing is said of it. */
const longestQuery = 20_000;

/** With these it is not plain where a text in quotes ends. */
const unusual = /['`\\#]/;

const texts = /"[^"\n]*"/g;

/** A query without what is in its quotes. */
function outlineOf(query: string): string {
  return unusual.test(query) ? query : query.replaceAll(texts, '""');
}

function emptyTextsIn(query: string): number {
  return query.split('""').length;
}

/** Whether the quotes of an outline are still those of its queries, in what Prometheus gets of it. */
function keepsQuotes(outline: string, query: string): boolean {
  return !outline.replaceAll('""', "").includes('"') && emptyTextsIn(outline) === emptyTextsIn(query);
}

/**
 * Shapes of queries, each read once: the alerts of one workload are those of the next with another name.
 *
 * @param received what Prometheus gets of a query; nothing where that is not known
 */
function shapesBy(received: (query: string) => string | undefined): (query: string) => Shape {
  const own = remembered((text): Shape => {
    const query = received(text);
    return query === undefined ? unread : readShape(query, "its own");
  });
  const shared = remembered((outline): Shape | undefined => {
    const query = received(outline);
    if (query === undefined) return unread;
    const shape = readShape(query, "of each query");
    // What is wrong is shown as it stands in each.
    return shape.faults.length === 0 && keepsQuotes(outline, query) ? shape : undefined;
  });
  return (text) => {
    if (text === "" || text.length > longestQuery) return unread;
    const outline = outlineOf(text);
    return (outline === text ? undefined : shared(outline)) ?? own(text);
  };
}

/** The shape of a query that Prometheus gets as it is written; nothing is said of an empty one. */
export const shapeOf = shapesBy((query) => query);

/** The shape of a query of a panel, in which variables may stand. */
export const shapeOfPanel = shapesBy(withoutVariables);

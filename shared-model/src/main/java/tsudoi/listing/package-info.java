/// What goes on: listings, their occurrences, and how they are published and changed.
@org.jspecify.annotations.NullMarked
package tsudoi.listing;

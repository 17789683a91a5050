/// The city's own event sheet: reads the published Excel file into plain facts, row by row.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.eventsheet;

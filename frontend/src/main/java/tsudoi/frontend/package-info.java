/// What both applications show: design tokens, components, pictures.
@org.jspecify.annotations.NullMarked
package tsudoi.frontend;

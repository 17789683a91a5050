/// What becomes of a store whose history parted from what the hub holds under its name.
@org.jspecify.annotations.NullMarked
package tsudoi.branch;

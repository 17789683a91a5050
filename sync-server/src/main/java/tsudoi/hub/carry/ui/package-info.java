@org.jspecify.annotations.NullMarked
package tsudoi.hub.carry.ui;

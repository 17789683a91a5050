/// The staff's overview and live list.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.fleet.ui;

/// The staff's screen of the server.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.care.ui;

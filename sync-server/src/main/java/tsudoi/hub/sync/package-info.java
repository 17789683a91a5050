/// The sync protocol over HTTP.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.sync;

/// The packaged applications as running processes: started, cut off, killed, looked at in a browser.
@org.jspecify.annotations.NullMarked
package tsudoi.system;

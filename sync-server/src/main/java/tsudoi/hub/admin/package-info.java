/// What whoever runs the hub does from the command line, with the token in its data folder.
@org.jspecify.annotations.NullMarked
package tsudoi.hub.admin;

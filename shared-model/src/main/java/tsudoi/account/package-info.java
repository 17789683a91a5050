/// People who log in and devices that write.
@org.jspecify.annotations.NullMarked
package tsudoi.account;

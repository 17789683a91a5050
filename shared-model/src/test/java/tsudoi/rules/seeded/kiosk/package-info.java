@org.jspecify.annotations.NullMarked
package tsudoi.rules.seeded.kiosk;

package dev.groundwork.ledger.model;

/**
 * Something that is not as it should be.
 *
 * @param what what it is
 * @param found how it is
 * @param expected how it should be
 */
public record Mismatch(String what, String found, String expected) {

    @Override
    public String toString() {
        return what + " is " + found + ", expected " + expected;
    }
}

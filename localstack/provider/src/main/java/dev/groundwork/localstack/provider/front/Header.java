package dev.groundwork.localstack.provider.front;

/**
 * A field of a message's head.
 *
 * @param name as it was sent
 * @param value without the white space around it
 */
record Header(String name, String value) {

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}

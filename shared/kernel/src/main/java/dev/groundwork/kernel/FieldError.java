package dev.groundwork.kernel;

/**
 * An error in one field of a request.
 *
 * @param pointer a JSON pointer (RFC 6901) to the field, or the name of the offending entry
 * @param code stable snake_case code of this field error
 * @param detail one sentence for people
 */
public record FieldError(String pointer, String code, String detail) {}

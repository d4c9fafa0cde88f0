package dev.groundwork.auth.password;

import dev.groundwork.kernel.FieldError;

/** The reasons to refuse a new password, with the code and the sentence that a caller gets. */
public enum PasswordRejection {
    TOO_SHORT(
            "password_too_short",
            "Use at least " + PasswordPolicy.MIN_CODE_POINTS + " characters. A sentence works well."),
    TOO_LONG("password_too_long", "Use at most " + PasswordPolicy.MAX_CODE_POINTS + " characters."),
    CONTEXT("password_context", "Do not use your address or the name of this product."),
    COMMON("password_common", "Many people use this one, so it is tried first. Use a sentence of your own."),
    BREACHED(
            "password_breached", "This password was found in a data breach. Use another one, and change it elsewhere.");

    private final String code;
    private final String detail;

    PasswordRejection(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** One sentence for people. */
    public String detail() {
        return detail;
    }

    /** The error of the field at {@code pointer}. */
    public FieldError at(String pointer) {
        return new FieldError(pointer, code, detail);
    }
}

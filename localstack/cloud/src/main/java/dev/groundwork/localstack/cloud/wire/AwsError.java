package dev.groundwork.localstack.cloud.wire;

/** A request that the service refuses; answered in its protocol's form, never seen by a caller of {@code handle}. */
public final class AwsError extends RuntimeException {

    private static final int BAD_REQUEST = 400;

    private final int status;
    private final String code;
    private final String text;

    /** With the HTTP status, the code that SDKs make an exception of, and words for people. */
    public AwsError(int status, String code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    /** With status 400. */
    public AwsError(String code, String text) {
        this(BAD_REQUEST, code, text);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the code that SDKs make an exception of, such as {@code ResourceNotFoundException}. */
    public String code() {
        return code;
    }

    /** Words for people. */
    public String text() {
        return text;
    }
}

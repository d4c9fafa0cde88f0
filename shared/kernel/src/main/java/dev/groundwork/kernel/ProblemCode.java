package dev.groundwork.kernel;

import java.util.Locale;

/**
 * Every error code that a caller can get, with its HTTP status and its title (RFC 9457). Codes are stable: a client may branch on them.
 * Each has a page {@code docs/errors/<code>.md}, to which a problem's {@code type} points.
 */
public enum ProblemCode {
    MALFORMED_JSON(400, "The body is not the JSON that this route takes"),
    INVALID_CURSOR(400, "This cursor is not one of this list"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key header is missing or not valid"),
    INVALID_SIGNATURE(400, "The signature of this event is not valid"),
    INVALID_TOKEN(400, "This link is not valid any more"),
    UNAUTHENTICATED(401, "Sign in first"),
    INVALID_CREDENTIALS(401, "The address or the password is wrong"),
    INSUFFICIENT_CREDITS(402, "Not enough credits"),
    PAYMENT_DECLINED(402, "The payment was declined"),
    FORBIDDEN(403, "Not allowed"),
    WRONG_PASSWORD(403, "The password is wrong"),
    REAUTHENTICATION_REQUIRED(403, "Sign in again first"),
    INSUFFICIENT_SCOPE(403, "The token lacks the scope for this route"),
    FOREIGN_ORIGIN(403, "Requests from another site are refused here"),
    NOT_FOUND(404, "There is nothing here"),
    PACKAGE_NOT_FOUND(404, "There is no such package for sale"),
    METHOD_NOT_ALLOWED(405, "This route does not know that method"),
    NOT_ACCEPTABLE(406, "This route does not answer in that form"),
    APP_EXISTS(409, "This idea has an app already"),
    DEPLOYMENT_ACTIVE(409, "A deployment is under way"),
    NO_SOURCE(409, "The app has no source yet"),
    NOT_DEPLOYED(409, "The app was never deployed"),
    NOT_ROLLBACKABLE(409, "There is no deployment to go back to"),
    DOMAIN_TAKEN(409, "Another app has this domain"),
    TOO_MANY_DOMAINS(409, "The app has too many domains"),
    VARIABLE_EXISTS(409, "The app has that variable already"),
    UNSUPPORTED_BY_PROVIDER(409, "The app's provider cannot do that"),
    NO_SUBSCRIPTION(409, "There is no subscription"),
    ALREADY_REFUNDED(409, "This was refunded already"),
    NOT_REFUNDABLE(409, "This cannot be refunded"),
    TOO_MANY_HOLDS(409, "Too many holds are open"),
    TOO_MANY_LOTS(409, "The user has too many lots that expire"),
    HOLD_ENDED(409, "This hold has ended already"),
    HOLD_EXPIRED(409, "This hold's time is over"),
    REQUEST_IN_PROGRESS(409, "The same request is being worked on"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's content type is not supported here"),
    VALIDATION_FAILED(422, "Some fields are not valid"),
    IDEMPOTENCY_KEY_REUSED(422, "This Idempotency-Key was used for another request"),
    AMOUNT_EXCEEDS_HOLD(422, "The hold does not cover that amount"),
    INVALID_VARIABLE(422, "A variable is refused"),
    INVALID_QUOTE(422, "This quote does not hold"),
    PROVIDER_NOT_CONFIGURED(422, "That hosting provider is not configured"),
    INVALID_DOMAIN(422, "This domain cannot be used"),
    SOURCE_UNSAFE(422, "The source holds entries that are refused"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    STRIPE_UNAVAILABLE(503, "Stripe does not answer now"),
    TEMPORARILY_UNAVAILABLE(503, "Please try again in a moment");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with this code. */
    public int status() {
        return status;
    }

    /** One short sentence for people, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The stable snake_case code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.groundwork.localstack.stripe.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A refusal in Stripe's words. It ends the transaction, whose changes are lost unless they are a part of the answer. */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode error;
    private final boolean keepsChanges;
    private final boolean isKept;

    private ApiError(int status, ObjectNode error, boolean keepsChanges) {
        this(status, error, keepsChanges, status == 402);
    }

    private ApiError(int status, ObjectNode error, boolean keepsChanges, boolean isKept) {
        super(Json.need(error, "message"), null, false, false);
        this.status = status;
        this.error = error;
        this.keepsChanges = keepsChanges;
        this.isKept = isKept;
    }

    /** Refuses a request that is not valid, with no code, as Stripe does for most rules between parameters. */
    public static ApiError invalid(String parameter, String message) {
        return new ApiError(400, body("invalid_request_error", message).put("param", parameter), false);
    }

    /** Refuses a request that is not valid, with a code. */
    public static ApiError invalid(String code, String parameter, String message) {
        return new ApiError(
                400, coded(body("invalid_request_error", message), code).put("param", parameter), false);
    }

    /** Refuses a call that was begun, for the state that it met: a repeated idempotency key gets the same refusal. */
    public static ApiError refused(String code, String message) {
        return new ApiError(400, coded(body("invalid_request_error", message), code), false, true);
    }

    /** A required parameter is not there. */
    public static ApiError required(String parameter) {
        return invalid("parameter_missing", parameter, "Missing required param: " + parameter + ".");
    }

    /** An object that a caller names does not exist: 404 where the path names it, else 400. */
    public static ApiError missing(String type, String id, String parameter) {
        var message = "No such " + type.replace('_', ' ').toLowerCase(Locale.ROOT) + ": '" + id + "'";
        var body = coded(body("invalid_request_error", message), "resource_missing")
                .put("param", parameter);
        return new ApiError(parameter.equals("id") ? 404 : 400, body, false);
    }

    /** There is nothing at this path. */
    public static ApiError unknownUrl(String method, String path) {
        var message = "Unrecognized request URL (" + method + ": " + path
                + "). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.";
        return new ApiError(404, body("invalid_request_error", message), false);
    }

    /** The caller has no key or a wrong one. */
    public static ApiError unauthorized(String message) {
        return new ApiError(401, body("invalid_request_error", message), false);
    }

    /** A key was used with other parameters (400) or is at work (409). */
    public static ApiError idempotency(int status, String message) {
        var body = body("idempotency_error", message);
        return new ApiError(status, status == 409 ? coded(body, "idempotency_key_in_use") : body, false);
    }

    /** The bank says no. Where {@code keepsChanges}, the attempt is recorded all the same. */
    public static ApiError declined(ObjectNode paymentIntent, boolean keepsChanges) {
        var body = coded(body("card_error", "Your card was declined."), "card_declined");
        body.put("decline_code", "generic_decline");
        Json.text(paymentIntent, "latest_charge").ifPresent(charge -> body.put("charge", charge));
        body.set("payment_intent", paymentIntent.deepCopy());
        return new ApiError(402, body, keepsChanges);
    }

    private static ObjectNode body(String type, String message) {
        return Json.object().put("type", type).put("message", message);
    }

    private static ObjectNode coded(ObjectNode body, String code) {
        return body.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
    }

    /** Returns the status of HTTP. */
    public int status() {
        return status;
    }

    /** Tells whether a repeated idempotency key gets this refusal again. */
    public boolean isKept() {
        return isKept;
    }

    /** Tells whether what the transaction changed is kept. */
    public boolean keepsChanges() {
        return keepsChanges;
    }

    /** Returns the parameter that is to blame, empty for none. */
    public String parameter() {
        return error.path("param").asText();
    }

    /** Returns the body. */
    public ObjectNode body() {
        var body = Json.object();
        body.set("error", error);
        return body;
    }
}

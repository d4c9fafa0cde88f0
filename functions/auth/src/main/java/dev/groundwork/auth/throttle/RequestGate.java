package dev.groundwork.auth.throttle;

import dev.groundwork.auth.activity.Origin;
import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Stops a caller who has asked for too many registrations and mails: 429 with the time to wait. Called once the fields are found good. */
@Singleton
public final class RequestGate {

    private final AdmitRequest admitRequest;

    RequestGate(AdmitRequest admitRequest) {
        this.admitRequest = admitRequest;
    }

    /** Counts the request, or stops it. */
    public void pass(Origin origin) {
        admitRequest.admit(origin).ifPresent(left -> {
            throw new ProblemException(tooMany(left));
        });
    }

    /** What a caller gets who is over a limit. */
    public static Problem tooMany(Duration left) {
        return Problem.of(
                        ProblemCode.TOO_MANY_REQUESTS, "There were too many requests from your network. Wait a little.")
                .retryAfter(left);
    }
}

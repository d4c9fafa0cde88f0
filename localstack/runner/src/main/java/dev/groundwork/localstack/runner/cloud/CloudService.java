package dev.groundwork.localstack.runner.cloud;

import java.util.Optional;

/** A stand-in of one AWS service. Safe for any number of threads. */
public interface CloudService {

    /** Answers a request; never throws for what a caller sent. */
    CloudResponse handle(CloudRequest request);

    /** The same where an injected fault may lose the answer: the connection then ends without one. */
    default Optional<CloudResponse> handleOrLose(CloudRequest request) {
        return Optional.of(handle(request));
    }
}

package dev.groundwork.localstack.cloud;

/** A stand-in of one AWS service. Safe for any number of threads; each answer is as if the requests had come one after the other. */
public interface CloudService {

    /** Answers a request; never throws for what a caller sent. An operation it does not know gets the protocol's own error. */
    CloudResponse handle(CloudRequest request);
}

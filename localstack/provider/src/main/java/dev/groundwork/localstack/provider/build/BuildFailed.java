package dev.groundwork.localstack.provider.build;

/** A build that did not come to its end for a reason that its owner is answer. */
public final class BuildFailed extends Exception {

    /** One with what the owner is answer. */
    public BuildFailed(String detail) {
        super(detail);
    }

    /** Returns the sentence for the owner; never empty. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

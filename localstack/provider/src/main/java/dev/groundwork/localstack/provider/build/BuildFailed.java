package dev.groundwork.localstack.provider.build;

/** A build that did not come to its end for a reason that its owner is told. */
public final class BuildFailed extends Exception {

    /** One with what the owner is told. */
    public BuildFailed(String detail) {
        super(detail);
    }

    /** What the owner is told: never empty. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}

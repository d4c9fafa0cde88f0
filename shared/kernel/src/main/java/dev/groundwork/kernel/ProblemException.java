package dev.groundwork.kernel;

/** A problem that stops a request before its use case begins: a header, a parameter or a member that cannot be parsed. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code().code(), null, false, false);
        this.problem = problem;
    }

    /** Returns what to answer. */
    public Problem problem() {
        return problem;
    }
}

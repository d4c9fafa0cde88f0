package dev.groundwork.http;

import dev.groundwork.kernel.Problem;

/** A problem that stops a request before its controller can answer it: a header, a parameter or a member that cannot be parsed. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code().code(), null, false, false);
        this.problem = problem;
    }

    /** Returns the problem to answer with. */
    public Problem problem() {
        return problem;
    }
}

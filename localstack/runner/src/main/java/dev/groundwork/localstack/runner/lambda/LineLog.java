package dev.groundwork.localstack.runner.lambda;

/** Takes the lines that functions write. */
@FunctionalInterface
public interface LineLog {

    /** Takes a line of a function. */
    void line(String function, String text);
}

package dev.groundwork.kernel;

/** The source of new ids. Injected, so that tests know them beforehand. */
@FunctionalInterface
public interface IdSource {

    /** A ULID of 26 characters that no other call has answered, greater than those this source answered before. */
    String nextUlid();
}

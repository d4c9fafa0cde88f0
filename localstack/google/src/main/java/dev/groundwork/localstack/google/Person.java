package dev.groundwork.localstack.google;

/**
 * A person who signs in.
 *
 * @param sub Google's own name of the person
 * @param email the address, which Google may change
 * @param emailVerified what Google says of the address
 * @param name what the person is called
 * @param tamper what is wrong with the person's ID tokens
 */
public record Person(String sub, String email, EmailVerified emailVerified, String name, Tamper tamper) {

    /** Somebody, until another is asked for. */
    static final Person SOMEBODY =
            new Person("100000000000000000001", "somebody@gmail.example", EmailVerified.TRUE, "Some Body", Tamper.NONE);
}

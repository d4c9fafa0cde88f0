package dev.groundwork.auth.password;

/** The passwords that are guessed first, known without asking anybody. */
public interface CommonPasswords {

    /** Whether the password is one of them, upper and lower case being the same. */
    boolean contains(Password password);
}

package dev.groundwork.http;

/** The names under which routes say who may call them. A service's roles are its scopes. */
public final class Roles {

    /** A person with a live session. */
    public static final String USER = "user";

    private Roles() {}
}

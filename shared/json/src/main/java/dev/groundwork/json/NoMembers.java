package dev.groundwork.json;

/** The body of a route that needs none: if one comes it has to be a JSON object, whose members do not matter. */
public record NoMembers() {

    /** Reads the body. */
    public static NoMembers read(Members body) {
        return new NoMembers();
    }
}

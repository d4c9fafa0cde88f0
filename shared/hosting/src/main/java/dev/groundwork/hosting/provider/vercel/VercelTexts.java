package dev.groundwork.hosting.provider.vercel;

import java.util.Locale;

/** The texts that owners read of failures at Vercel. */
final class VercelTexts {

    static final String BLOCKED = "Vercel blocks the deployment until somebody of the hosting account acts. It does so"
            + " where the commit's author is not a member of the team: the operator has to make that account a member.";

    static final String NO_ADDRESS = "Vercel could not point the address to the build: ";

    static final String NO_PROCESS =
            "Vercel starts no process, so startCommand has no meaning there. Set it to null, or"
                    + " create the app with another provider.";

    static final String NO_RESTART = "Vercel has no restart. Deploy again instead.";

    static final String NOT_AT_GITHUB = "Vercel reads sources at GitHub only.";

    private VercelTexts() {}

    /** Returns the cause of a failed build, and what to do. */
    static String failure(String code, String message) {
        if (message.toLowerCase(Locale.ROOT).contains("git author")) {
            return BLOCKED;
        }
        var why = message.isEmpty() ? code : message;
        return (why.isEmpty() ? "The build failed at Vercel." : why) + " The end of the build log says more.";
    }
}

package dev.groundwork.hosting.provider;

import java.net.URI;

/** The git repository of an app, as a provider reads it. Its branch is {@value #BRANCH}. */
public sealed interface Repository {

    /** The branch of every repository. */
    String BRANCH = "main";

    /** Returns the address from which it is cloned. */
    URI url();

    /**
     * A bare repository on the disk that the provider reads too.
     *
     * @param url its {@code file:} url
     */
    record OnDisk(URI url) implements Repository {}

    /**
     * A repository at GitHub.
     *
     * @param url its address
     * @param owner the organisation
     * @param name its name there
     * @param id its number, which stays when it is renamed
     */
    record AtGitHub(URI url, String owner, String name, long id) implements Repository {

        /** Returns {@code owner/name}. */
        public String fullName() {
            return owner + "/" + name;
        }
    }
}

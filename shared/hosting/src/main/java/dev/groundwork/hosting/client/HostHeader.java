package dev.groundwork.hosting.client;

/**
 * Lets requests name their own {@code Host}. The JDK's client sets that header itself unless this is said before its first use in the
 * process, so every class here that makes clients or requests says it when it is loaded.
 */
final class HostHeader {

    private HostHeader() {}

    static void allow() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }
}

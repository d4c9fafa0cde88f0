package dev.groundwork.bench;

import java.util.List;
import java.util.Map;

/** A server of accounts with passwords, as its clients see it. Calls throw where the answer is not the expected one. */
interface AccountServer {

    /** Its name in a table. */
    String name();

    /** Registers a person; the address is not proven yet. */
    void signUp(BenchClient client, Person person);

    /** Proves the addresses of people who have registered. */
    void prove(BenchClient client, List<Person> people);

    /** Signs in and returns the headers that the session's requests carry. */
    Map<String, String> signIn(BenchClient client, Person person);

    /** Asks who is signed in. */
    void session(BenchClient client, Map<String, String> session);

    /** Ends the session. */
    void signOut(BenchClient client, Map<String, String> session);

    /** Returns the CPU time that its processes have taken so far, by the name of their part. Milliseconds. */
    Map<String, Double> cpuMillis();

    /**
     * A person.
     *
     * @param number tells this one from others of one run
     */
    record Person(int number) {

        private static final String PASSWORD = "correct horse battery staple";

        String address() {
            return "person" + number + "@example.com";
        }

        /** The JSON of a registration; the member of the name differs from server to server. */
        String registration(String nameMember) {
            return "{\"email\":\"%s\",\"password\":\"%s\",\"%s\":\"Person %d\"}"
                    .formatted(address(), PASSWORD, nameMember, number);
        }

        /** The JSON of a sign-in. */
        String signIn() {
            return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address(), PASSWORD);
        }
    }
}

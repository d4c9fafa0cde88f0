package dev.groundwork.ledger.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * One run of the program.
 *
 * @param code what it ends with
 * @param findings its lines on stdout
 * @param people its lines on stderr
 */
record Run(int code, List<String> findings, List<String> people) {

    static Run of(String... arguments) {
        var findings = new ArrayList<String>();
        var people = new ArrayList<String>();
        var code = new Program(findings::add, people::add).run(List.of(arguments));
        return new Run(code, findings, people);
    }
}

package dev.groundwork.localstack.provider.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is kept.
 *
 * @param id names it
 * @param name the name it was made under: unique
 * @param marker whose it is, as its maker wrote it
 * @param port where it answers
 * @param notice what its maker should know, such as that its port is another now; empty when nothing
 * @param wanted whether it is meant to run
 * @param active the deployment that serves, or would if it was started
 * @param deploys its deployments, oldest first
 */
public record ServiceRecord(
        String id,
        String name,
        String marker,
        int port,
        String notice,
        boolean wanted,
        @Nullable String active,
        List<Deploy> deploys) {

    public ServiceRecord {
        deploys = List.copyOf(deploys);
    }

    ServiceRecord wanted(boolean run) {
        return new ServiceRecord(id, name, marker, port, notice, run, active, deploys);
    }

    ServiceRecord at(int otherPort, String why) {
        return new ServiceRecord(id, name, marker, otherPort, why, wanted, active, deploys);
    }

    ServiceRecord active(String deploy) {
        return new ServiceRecord(id, name, marker, port, notice, true, deploy, deploys);
    }

    ServiceRecord deploys(List<Deploy> others) {
        return new ServiceRecord(id, name, marker, port, notice, wanted, active, others);
    }
}

package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.kernel.DeploymentId;
import java.util.Optional;

/**
 * The name by which a deployment is found again at its provider after a lost answer. A provider that keeps a text of ours finds it by
 * {@code deployment}. One that keeps none finds it as the oldest deployment of the service that is newer than {@code previous}: nobody else
 * deploys to the service, and we order one at a time.
 *
 * @param deployment our id of the deployment: the same one is the same deployment
 * @param previous the newest deployment of the service before this one was ordered, nothing where there was none
 */
public record DeployToken(DeploymentId deployment, Optional<ProviderDeployId> previous) {}

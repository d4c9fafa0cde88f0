package dev.groundwork.hosting.provider.railway;

/** Every GraphQL document that is sent to Railway; a test validates each against Railway's schema. */
final class RailwayDocuments {

    static final String TOKEN_WORKSPACES = "query TokenWorkspaces { apiToken { workspaces { id } } }";

    static final String PROJECTS = """
            query Projects($workspaceId: String, $after: String) {
              projects(workspaceId: $workspaceId, first: 100, after: $after) {
                edges { node {
                  id name description deletedAt createdAt
                  environments { edges { node { id name } } }
                  services { edges { node { id name createdAt deletedAt } } }
                } }
                pageInfo { hasNextPage endCursor }
              }
            }""";

    static final String CREATE_PROJECT = """
            mutation CreateProject($input: ProjectCreateInput!) {
              projectCreate(input: $input) {
                id name description
                environments { edges { node { id name } } }
                services { edges { node { id name createdAt deletedAt } } }
              }
            }""";

    static final String REPOSITORY_ACCESS = """
            query RepositoryAccess($fullRepoName: String!) {
              gitHubRepoAccessAvailable(fullRepoName: $fullRepoName) { hasAccess }
            }""";

    static final String CREATE_SERVICE = """
            mutation CreateService($input: ServiceCreateInput!) {
              serviceCreate(input: $input) { id name }
            }""";

    static final String DOMAINS = """
            query Domains($projectId: String!, $environmentId: String!, $serviceId: String!) {
              domains(projectId: $projectId, environmentId: $environmentId, serviceId: $serviceId) {
                serviceDomains { domain }
              }
            }""";

    static final String CREATE_DOMAIN = """
            mutation CreateDomain($input: ServiceDomainCreateInput!) {
              serviceDomainCreate(input: $input) { id domain }
            }""";

    static final String CUSTOM_DOMAINS = """
            query CustomDomains($projectId: String!, $environmentId: String!, $serviceId: String!) {
              domains(projectId: $projectId, environmentId: $environmentId, serviceId: $serviceId) {
                customDomains {
                  id domain
                  status {
                    verified verificationToken verificationDnsHost certificateStatus certificateErrorMessage
                    dnsRecords { fqdn zone recordType requiredValue status purpose }
                  }
                }
              }
            }""";

    static final String CREATE_CUSTOM_DOMAIN = """
            mutation CreateCustomDomain($input: CustomDomainCreateInput!) {
              customDomainCreate(input: $input) {
                id domain
                status {
                  verified verificationToken verificationDnsHost certificateStatus certificateErrorMessage
                  dnsRecords { fqdn zone recordType requiredValue status purpose }
                }
              }
            }""";

    static final String DELETE_CUSTOM_DOMAIN =
            "mutation DeleteCustomDomain($id: String!) { customDomainDelete(id: $id) }";

    static final String SERVICE = """
            query Service($projectId: String!, $environmentId: String!, $serviceId: String!) {
              project(id: $projectId) { id name description deletedAt }
              serviceInstance(serviceId: $serviceId, environmentId: $environmentId) {
                latestDeployment { id status deploymentStopped url staticUrl }
                activeDeployments { id status deploymentStopped url staticUrl }
              }
            }""";

    static final String DEPLOYMENTS = """
            query Deployments($input: DeploymentListInput!) {
              deployments(input: $input, first: 50) {
                edges { node { id status createdAt deploymentStopped canRollback } }
              }
            }""";

    static final String DEPLOYMENT = """
            query Deployment($id: String!) {
              deployment(id: $id) { id status createdAt deploymentStopped canRollback }
            }""";

    static final String SET_VARIABLES = """
            mutation SetVariables($input: VariableCollectionUpsertInput!) {
              variableCollectionUpsert(input: $input)
            }""";

    static final String UPDATE_INSTANCE = """
            mutation UpdateInstance($serviceId: String!, $environmentId: String!, $input: ServiceInstanceUpdateInput!) {
              serviceInstanceUpdate(serviceId: $serviceId, environmentId: $environmentId, input: $input)
            }""";

    static final String DEPLOY = """
            mutation Deploy($serviceId: String!, $environmentId: String!, $commitSha: String) {
              serviceInstanceDeployV2(serviceId: $serviceId, environmentId: $environmentId, commitSha: $commitSha)
            }""";

    static final String REDEPLOY = """
            mutation Redeploy($id: String!) {
              deploymentRedeploy(id: $id, usePreviousImageTag: true) { id status }
            }""";

    static final String RESTART = "mutation Restart($id: String!) { deploymentRestart(id: $id) }";

    static final String STOP = "mutation Stop($id: String!) { deploymentStop(id: $id) }";

    static final String CANCEL = "mutation Cancel($id: String!) { deploymentCancel(id: $id) }";

    static final String ROLLBACK = "mutation Rollback($id: String!) { deploymentRollback(id: $id) }";

    static final String TRIGGERS = """
            query Triggers($projectId: String!, $environmentId: String!, $serviceId: String!) {
              deploymentTriggers(projectId: $projectId, environmentId: $environmentId, serviceId: $serviceId, first: 50) {
                edges { node { id } }
              }
            }""";

    static final String DELETE_TRIGGER = "mutation DeleteTrigger($id: String!) { deploymentTriggerDelete(id: $id) }";

    static final String TEMPLATE = "query Template($code: String) { template(code: $code) { id serializedConfig } }";

    static final String DEPLOY_TEMPLATE = """
            mutation DeployTemplate($input: TemplateDeployV2Input!) {
              templateDeployV2(input: $input) { workflowId }
            }""";

    static final String WORKFLOW = """
            query Workflow($workflowId: String!) {
              workflowStatus(workflowId: $workflowId) { status error }
            }""";

    static final String PROJECT = """
            query Project($id: String!) {
              project(id: $id) {
                id description deletedAt
                environments { edges { node { id name } } }
                services { edges { node { id name createdAt deletedAt } } }
              }
            }""";

    static final String VARIABLES = """
            query Variables($projectId: String!, $environmentId: String!, $serviceId: String) {
              variables(projectId: $projectId, environmentId: $environmentId, serviceId: $serviceId)
            }""";

    static final String VOLUMES = """
            query Volumes($id: String!, $projectId: String) {
              environment(id: $id, projectId: $projectId) {
                volumeInstances(first: 50) { edges { node { serviceId volumeId isPendingDeletion deletedAt } } }
              }
            }""";

    static final String DELETE_VOLUME = "mutation DeleteVolume($id: String!) { volumeDelete(volumeId: $id) }";

    static final String DELETE_SERVICE = "mutation DeleteService($id: String!) { serviceDelete(id: $id) }";

    static final String DELETE_PROJECT = "mutation DeleteProject($id: String!) { projectDelete(id: $id) }";

    static final String BUILD_LOG = """
            query BuildLog($deploymentId: String!, $limit: Int, $startDate: DateTime) {
              lines: buildLogs(deploymentId: $deploymentId, limit: $limit, startDate: $startDate) { timestamp message }
            }""";

    static final String RUNTIME_LOG = """
            query RuntimeLog($deploymentId: String!, $limit: Int, $startDate: DateTime) {
              lines: deploymentLogs(deploymentId: $deploymentId, limit: $limit, startDate: $startDate) { timestamp message }
            }""";

    private RailwayDocuments() {}
}

package dev.groundwork.localstack.dynamodb.conformance;

/** Every contract, for one endpoint. */
public abstract class AllContracts
        implements ConditionContract,
                UpdateContract,
                QueryContract,
                IndexContract,
                TransactionContract,
                CapacityContract,
                LimitContract,
                KeyContract,
                TableContract,
                StreamContract {

    @Override
    public abstract Endpoint endpoint();
}

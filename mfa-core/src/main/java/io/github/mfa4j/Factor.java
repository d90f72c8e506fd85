package io.github.mfa4j;

import io.github.mfa4j.factor.FactorRules;

/**
 * One factor of an installation: an ordinary object that the application builds from its {@link MfaSetup}, keeps, and gives
 * to {@link MultiFactor}, which challenges and verifies with it. Thread-safe.
 */
public abstract class Factor {

    private final FactorContext<?> context;
    private final Challenger<?> challenger;
    private final Verifier<?> verifier;
    private final Custodian<?> custodian;

    /**
     * For a kind of factor: puts its rules under the guard that all factors share.
     *
     * @param <S> the factor's section of the register
     * @param setup what it is built from
     * @param id its name in this installation
     * @param amr the authentication method reference of a proof (RFC 8176 section 2), such as {@code otp}
     * @param rules what this kind of factor decides
     */
    protected <S> Factor(MfaSetup setup, FactorId id, String amr, FactorRules<S> rules) {
        FactorContext<S> parts = new FactorContext<>(setup, id, amr, rules);
        context = parts;
        challenger = new Challenger<>(parts);
        verifier = new Verifier<>(parts);
        custodian = new Custodian<>(parts);
    }

    /**
     * Names the factor.
     *
     * @return its id
     */
    public final FactorId id() {
        return context.id();
    }

    final MfaSetup setup() {
        return context.setup();
    }

    final Challenger<?> challenger() {
        return challenger;
    }

    final Verifier<?> verifier() {
        return verifier;
    }

    final Custodian<?> custodian() {
        return custodian;
    }

    @Override
    public final String toString() {
        return "Factor[" + id() + "]";
    }
}

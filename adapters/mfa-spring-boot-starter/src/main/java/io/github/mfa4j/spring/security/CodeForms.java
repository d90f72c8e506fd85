package io.github.mfa4j.spring.security;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.spring.security.pages.CodeForm;
import java.util.HashMap;
import java.util.Map;

/** What the codes of each factor look like. */
final class CodeForms {

    private final SecondFactors factors;
    private final Map<String, CodeForm> forms;

    CodeForms(SecondFactors factors, Map<String, CodeForm> forms) {
        this.factors = factors;
        this.forms = new HashMap<>(forms);
    }

    CodeForm of(FactorId factor) {
        CodeForm usual = factors.isRecovery(factor) ? CodeForm.RECOVERY_CODE : CodeForm.SIX_DIGITS;
        return forms.getOrDefault(factor.value(), usual);
    }
}

package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.UserId;
import io.github.mfa4j.benchmarks.rig.VerificationRig;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** This library through its facade: as many nodes as clients, on one store. */
final class Ours implements Contestant {

    private final List<Node> nodes;

    Ours(List<VerificationRig> rigs) {
        this.nodes = rigs.stream().map(Node::new).toList();
    }

    @Override
    public String name() {
        return "mfa4j";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public void prepare(Operation operation, int clients) {
        nodes.subList(0, clients).forEach(node -> node.prepare(operation));
    }

    @Override
    public void perform(Operation operation, int client, int user) {
        nodes.get(client).perform(operation, user);
    }

    /** An installation, and for each user the token of an open challenge and the code that answers it. */
    private static final class Node {

        private final VerificationRig rig;
        private final String[] tokens;
        private final String[] codes;

        Node(VerificationRig rig) {
            this.rig = rig;
            this.tokens = new String[rig.users().size()];
            this.codes = new String[rig.users().size()];
        }

        void prepare(Operation operation) {
            switch (operation) {
                case ISSUE, ISSUE_AND_VERIFY -> rig.nextDay();
                case TOTP_VERIFY -> {
                    for (int i = 0; i < tokens.length; i++) {
                        UserId user = rig.users().get(i);
                        tokens[i] = rig.challenge(user, rig.totp());
                        codes[i] = rig.shownCode(user);
                    }
                }
                case VERIFY -> {}
            }
        }

        void perform(Operation operation, int user) {
            switch (operation) {
                case ISSUE -> issue(user);
                case VERIFY, TOTP_VERIFY -> rig.verify(tokens[user], codes[user]);
                case ISSUE_AND_VERIFY -> {
                    issue(user);
                    rig.verify(tokens[user], codes[user]);
                }
            }
        }

        private void issue(int user) {
            tokens[user] = rig.challenge(rig.users().get(user), rig.mail());
            codes[user] = rig.mailedCode();
        }
    }
}

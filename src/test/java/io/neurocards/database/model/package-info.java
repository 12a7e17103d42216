/**
 * The protocol of two databases as a small machine: every history is tried (explorer) or many random ones (simulation), under
 * an adversary that loses, delays and repeats every message, crashes nodes and suspects the living. Each rule can be left out,
 * to see that it is missed. docs/failover-model.md says what is modelled and what is not.
 */
package io.neurocards.database.model;

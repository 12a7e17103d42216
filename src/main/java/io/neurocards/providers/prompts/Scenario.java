package io.neurocards.providers.prompts;

/**
 * What is to happen in a clip.
 *
 * @param spokenText what is said, in the customer's language; empty when nobody speaks
 * @param scene what is seen, in the customer's language
 * @param finalPrompt the same for the video model, in English
 */
public record Scenario(String spokenText, String scene, String finalPrompt) {}

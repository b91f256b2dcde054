import { describeWith } from "../support/prerequisites.ts";

// Run by prerequisites.test.ts in a jest of its own.
describeWith("with what is here", ["kubeApiserver"], ({ kubeApiserver }) => {
  it("gets it", () => {
    expect(kubeApiserver).toBe("/a/kube-apiserver");
  });
});

describeWith("without", ["kubeApiserver", "labPrograms"], ({ labPrograms }) => {
  it("cannot run", () => {
    expect(labPrograms.bird).toBeDefined();
  });
});

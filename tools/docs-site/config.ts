import { CONTENTS, PAGES } from "./contents.ts";
import { slugOf } from "./markdown.ts";

/** What VitePress is told; https://vitepress.dev/reference/site-config. Nothing of it names another host. */
export interface SiteConfig {
  /** Where the site stands on its host: `/`, or `/NAME/`. */
  readonly base: string;
  /** The repository's page, for the link at the top; none without. */
  readonly repository?: string | undefined;
  /** Names of the pages of models. */
  readonly models: readonly string[];
}

const link = (page: string): string => `/${page.replace(/index\.md$/, "").replace(/\.md$/, "")}`;

export const vitepressConfig = ({ base, repository, models }: SiteConfig) => ({
  title: "pulumi-calico-fabric",
  description: "The leaf-spine fabric under Kubernetes with Calico, from one typed spec per datacenter",
  base,
  head: [["link", { rel: "icon", href: "data:," }]],
  // Text in angle brackets is meant to be read.
  markdown: { html: false, anchor: { slugify: slugOf } },
  themeConfig: {
    // All words that are asked for, in place of any.
    search: {
      provider: "local",
      options: { miniSearch: { searchOptions: { combineWith: "AND", fuzzy: 0.2, prefix: true } } },
    },
    outline: "deep",
    sidebar: CONTENTS.map(({ title, entries, ...group }) => ({
      text: title,
      collapsed: false,
      items: [
        ...entries.map((entry) => ({ text: entry.title, link: link(PAGES.get(entry.source) ?? "") })),
        ...(group.models ? models.map((model) => ({ text: model, link: `/models/${model}` })) : []),
      ],
    })),
    socialLinks: repository === undefined ? [] : [{ icon: "github", link: repository }],
  },
});

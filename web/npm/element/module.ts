// `corsplain/element`: the element, for bundlers and `<script type=module>`. Nothing happens where pages
// are made.

import { define } from "./check.js";
import { setPlaces } from "./engine.js";

const load = () => import("../js/full.js");
setPlaces({ load });
define();

/** Says where the playground is that examples can be opened in. */
export function setPlayground(address: string): void {
  setPlaces({ load, playground: address });
}

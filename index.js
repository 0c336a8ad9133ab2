// n8n loads the nodes listed under "n8n" in package.json; this module exports nothing.
module.exports = {};

// n8n finds the nodes through the "n8n" member of package.json; nothing is exported here.
module.exports = {};

-- Drives Neovim without a window against the language server: `npm run test:neovim` starts it.
-- The settings are those of docs/editors.md, which the runner hands over as a file to load.

local server = assert(vim.env.CTQ_SERVER, 'CTQ_SERVER names no server')
local folder = assert(vim.env.CTQ_FOLDER, 'CTQ_FOLDER names no folder for query files')
local settings = assert(vim.env.CTQ_SETTINGS, 'CTQ_SETTINGS names no file with settings')
local patience = 20000

local function check(condition, message)
  if not condition then
    error(message, 2)
  end
end

local function wait_for(what, condition)
  check(vim.wait(patience, condition, 20), 'waited in vain for ' .. what)
end

local function open(name, lines)
  vim.fn.writefile(lines, folder .. '/' .. name)
  vim.cmd.edit(folder .. '/' .. name)
  wait_for('the server to be attached', function()
    return #vim.lsp.get_clients({ bufnr = 0, name = 'ctq' }) > 0
  end)
  return vim.lsp.get_clients({ bufnr = 0, name = 'ctq' })[1]
end

local function ask(client, method, parameters)
  local answer, failure
  if vim.fn.has('nvim-0.11') == 1 then
    answer, failure = client:request_sync(method, parameters, patience, 0)
  else
    answer, failure = client.request_sync(method, parameters, patience, 0)
  end
  check(answer, method .. ' was not answered: ' .. tostring(failure))
  check(not answer.err, method .. ' failed: ' .. vim.inspect(answer.err))
  return answer.result
end

local function at(client, line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

local tests = {}

function tests.filetype_is_detected()
  open('filetype.ctq', { 'fields eventName' })
  check(vim.bo.filetype == 'ctq', 'the file type is ' .. vim.bo.filetype)
end

function tests.completion_offers_aliases()
  local client = open('complete.ctq', { 'stats count(*) as calls by eventName', '| sort c' })
  local result = ask(client, 'textDocument/completion', at(client, 2, 7))
  local labels = vim.tbl_map(function(item)
    return item.label
  end, result.items)
  check(vim.tbl_contains(labels, 'calls'), 'calls is not among ' .. table.concat(labels, ', '))
end

function tests.completion_is_neovims_own()
  open('omni.ctq', { 'filt' })
  check(vim.bo.omnifunc == 'v:lua.vim.lsp.omnifunc', 'omnifunc is ' .. vim.bo.omnifunc)
end

function tests.diagnostics_are_shown_and_go()
  open('broken.ctq', { 'filter (' })
  wait_for('a diagnostic', function()
    return #vim.diagnostic.get(0, { severity = vim.diagnostic.severity.ERROR }) > 0
  end)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'filter (eventName = "ConsoleLogin")' })
  wait_for('the diagnostic to go', function()
    return #vim.diagnostic.get(0) == 0
  end)
end

function tests.hover_explains()
  local client = open('hover.ctq', { 'filter ispresent(errorCode)' })
  local result = ask(client, 'textDocument/hover', at(client, 1, 10))
  check(vim.inspect(result.contents):find('ispresent'), 'hover says ' .. vim.inspect(result))
end

function tests.rename_changes_the_buffer()
  open('rename.ctq', { 'stats count(*) as calls by eventName', '| sort calls desc' })
  vim.api.nvim_win_set_cursor(0, { 2, 8 })
  vim.lsp.buf.rename('requests')
  local function text()
    return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  end
  wait_for('the new name', function()
    return text() == 'stats count(*) as requests by eventName\n| sort requests desc'
  end)
end

function tests.formatting_changes_the_buffer()
  open('format.ctq', { 'fields   eventName|limit 5' })
  vim.lsp.buf.format({ timeout_ms = patience })
  local lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  check(vim.deep_equal(lines, { 'fields eventName', '| limit 5' }), vim.inspect(lines))
end

function tests.semantic_tokens_are_highlights()
  open('tokens.ctq', { 'stats count(*) as calls by eventName', '| sort calls desc' })
  wait_for('semantic tokens', function()
    return #(vim.lsp.semantic_tokens.get_at_pos(0, 1, 8) or {}) > 0
  end)
end

function tests.settings_are_followed()
  local client = open('settings.ctq', { 'fields eventName' })
  local lenses = ask(client, 'textDocument/codeLens', { textDocument = { uri = vim.uri_from_bufnr(0) } })
  check(lenses == nil or lenses == vim.NIL, 'there are lenses: ' .. vim.inspect(lenses))
end

vim.o.swapfile = false
vim.g.ctq_server = server
vim.cmd.luafile(settings)
local names = vim.tbl_keys(tests)
table.sort(names)
local failed = 0
for _, name in ipairs(names) do
  local passed, message = xpcall(tests[name], debug.traceback)
  failed = failed + (passed and 0 or 1)
  io.stdout:write((passed and 'ok - ' or 'not ok - ') .. name .. '\n')
  if not passed then
    io.stdout:write(tostring(message) .. '\n')
  end
end
io.stdout:write(('%d of %d passed\n'):format(#names - failed, #names))
vim.cmd(failed == 0 and 'qall!' or 'cquit 1')
